import { replyPages } from '../reply/commands.server.ts'

export const { read: readOwn, perform: performOwn } = replyPages('f')
