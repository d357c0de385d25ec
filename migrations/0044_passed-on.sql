-- Where a request went on to: asked with each request that is shown.
create index request_passed_from on request (passed_from) where passed_from is not null;
