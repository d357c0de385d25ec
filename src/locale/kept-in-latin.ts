/** Abbreviations that Serbian texts write in Latin in both scripts: organisations, formats, techniques. */
export const KEPT_ACRONYMS: ReadonlySet<string> = new Set(
  [
    'GRETA ASTRA EMMAUS EU UNODC GLOTIP UNICEF UNHCR UNDP UNFPA IOM ILO OSCE ODIHR OECD CLCI NHC PSD',
    'ICMPD INTERPOL EUROPOL EUROJUST EUROSTAT FRONTEX GRECO MONEYVAL CEDAW ECHR ECRI NRM',
    'THB NGO CSO TIP NGOs CSOs SDG SDMX DDI COVID',
    'CSL CSV JSON XLSX XLS XML HTML CSS PDF DOC DOCX ODT ODS PPT PPTX ZIP PNG JPG JPEG SVG ICS RSS TXT SQL API URL URI',
    'HTTP HTTPS IP ID ISO ISBN ISSN DOI ORCID UTC CET SMS PIN QR USB RAM CPU GPS CMS FAQ',
    'SHA TOTP MFA OTP UUID UTF ASCII OCR WCAG ARIA CC',
    'KB MB GB TB EUR RSD BAM ALL MKD USD',
  ]
    .join(' ')
    .split(' '),
)

/** Words and names that stay as they are, in lower case; those of more than one word first. */
export const KEPT_WORDS = [
  'against crime of trafficking',
  'netherlands helsinki committee',
  'creative commons',
  'helsinki committee',
  'la strada international',
  'la strada',
  'open gate',
  'the balkans act',
  'balkans act',
  'ban iii',
  'ban ii',
  'ban i',
  'e-mail',
  'email',
  'emmaus',
  'rapporteur',
  'chromium',
  'chrome',
  'firefox',
  'excel',
  'github',
  'google',
  'kobotoolbox',
  'libreoffice',
  'microsoft',
  'office',
  'offline',
  'online',
  'postgresql',
  'word',
] as const
