// No text for readers stands in a component: words come from messages.json, in the reader's language.
import { isNode, lineOf, readSources, walk, type Node, type Source } from './sources.ts'

/** Attributes that are read to or shown to people. */
const spoken = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'alt', 'placeholder', 'label']

/** Names that are the same in every language. */
const technical = 'CSV JSON PDF DOCX XLSX XML SHA TOTP URL Rapporteur SAMPLE'.split(' ')

/** Each literal text in the components of a tree, by place. */
export function findLiteralText(root: string): string[] {
  return readSources(root, 'src')
    .filter(({ path }) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    .flatMap(literalTextOf)
}

function literalTextOf(source: Source): string[] {
  const findings: string[] = []
  const judge = (texts: Node[]) => {
    for (const node of texts) {
      const text = textOf(node)
      if (isWords(text)) {
        findings.push(`${source.path}:${lineOf(source, node)}: literal text ${JSON.stringify(text.trim())}`)
      }
    }
  }
  walk(source.program, (node) => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') judge((node['children'] as Node[]).flatMap(textsIn))
    if (node.type === 'JSXAttribute' && isSpoken(node) && isNode(node['value'])) judge(textsIn(node['value']))
  })
  return findings
}

function isSpoken({ name }: Node): boolean {
  return isNode(name) && spoken.includes(String(name['name']))
}

/** The literals that an expression may come out as. */
function textsIn(node: Node): Node[] {
  const within = (...keys: string[]) => keys.flatMap((key) => (isNode(node[key]) ? textsIn(node[key]) : []))
  switch (node.type) {
    case 'JSXText':
      return [node]
    case 'Literal':
      return typeof node['value'] === 'string' ? [node] : []
    case 'TemplateLiteral':
      return node['quasis'] as Node[]
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return within('expression')
    case 'ConditionalExpression':
      return within('consequent', 'alternate')
    case 'LogicalExpression':
    case 'BinaryExpression':
      return isComparison(node) ? [] : within('left', 'right')
    default:
      return []
  }
}

function isComparison({ type, operator }: Node): boolean {
  return type === 'BinaryExpression' && operator !== '+'
}

function textOf({ value }: Node): string {
  return typeof value === 'string' ? value : String((value as { cooked?: string }).cooked ?? '')
}

function isWords(text: string): boolean {
  const words = text.replaceAll(/&\w+;/g, '').match(/\p{L}+/gu) ?? []
  return words.some((word) => !technical.includes(word))
}
