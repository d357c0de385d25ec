import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const pages = globSync(['README.md', 'docs/**/*.md', 'content/**/*.md', 'bench/**/*.md'], { cwd: root }).sort()

interface Link {
  readonly target: string
  readonly line: number
}

/** Links and pictures to files of the tree, outside of code. */
function linksIn(markdown: string): Link[] {
  const withoutCode = markdown
    .replaceAll(/^```.*?^```/gms, (block) => block.replaceAll(/[^\n]/g, ''))
    .replaceAll(/`[^`\n]*`/g, '')
  return [...withoutCode.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)/g)]
    .map((found) => ({ target: found[1]!, line: withoutCode.slice(0, found.index).split('\n').length }))
    .filter(({ target }) => !/^[a-z][a-z+.-]*:/i.test(target))
}

/** The anchors that a page's headings get. */
function anchorsIn(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} +(.+)$/gm)].map((found) =>
    found[1]!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function brokenIn(page: string): string[] {
  const markdown = readFileSync(join(root, page), 'utf8')
  return linksIn(markdown).flatMap(({ target, line }) => {
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? join(root, page) : resolve(root, dirname(page), decodeURIComponent(path))
    if (!existsSync(file)) return [`${page}:${line}: ${target}`]
    const isThere = !anchor || !file.endsWith('.md') || anchorsIn(readFileSync(file, 'utf8')).includes(anchor)
    return isThere ? [] : [`${page}:${line}: ${target}`]
  })
}

test.each(pages)('every link and picture of %s is there', (page) => {
  expect(brokenIn(page)).toEqual([])
})

test('links are found in text and not in code, and those to other sites are left out', () => {
  const markdown =
    '[a](a.md) ![b](<b c.png>)\n`[no](no.md)`\n```\n[no](no.md)\n```\n[web](https://x.org) [d](d.md#e "f")'
  expect(linksIn(markdown).map(({ target, line }) => `${target} ${line}`)).toEqual(['a.md 1', 'd.md#e 6'])
})

test('the README shows two pictures, and the guides are all listed in one place', () => {
  expect(
    linksIn(readFileSync(join(root, 'README.md'), 'utf8')).filter(({ target }) => target.endsWith('.png')),
  ).toHaveLength(2)
  const listed = linksIn(readFileSync(join(root, 'docs/guides/README.md'), 'utf8')).map(({ target }) => target)
  const guides = globSync('*.md', { cwd: join(root, 'docs/guides') }).filter((name) => name !== 'README.md')
  expect(guides.filter((guide) => !listed.includes(guide))).toEqual([])
})
