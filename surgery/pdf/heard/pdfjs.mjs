// Reads PDFs as pdf.js does: what is found by searching, and what the structure
// says in its order. PDFJS_READS is a list: the library, then the files. Writes a
// line of JSON for each file.
import fs from "node:fs"

const [library, ...files] = JSON.parse(process.env.PDFJS_READS)
const pdfjs = await import(library)

function listen(node, texts, out) {
  if (node.type === "content") {
    out.words += texts.get(node.id) ?? ""
    texts.delete(node.id)
    return
  }
  if (node.role === "Figure") out.alts.push(node.alt ?? "")
  for (const child of node.children ?? []) listen(child, texts, out)
}

for (const file of files) {
  const task = pdfjs.getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: 0, isEvalSupported: false })
  const doc = await task.promise
  const out = { tagged: (await doc.getMarkInfo())?.Marked ?? false, found: "", words: "", alts: [], left: "", links: [] }
  for (let n = 1; n <= doc.numPages; n++) {
    const page = await doc.getPage(n)
    const { items, lang } = await page.getTextContent({ includeMarkedContent: true })
    out.language = lang
    const texts = new Map()
    let id = null
    for (const item of items) {
      if (item.type === "beginMarkedContentProps") id = item.id
      else if (item.type === "beginMarkedContent") id = null
      else if (item.type === "endMarkedContent") id = null
      else if (id) texts.set(id, (texts.get(id) ?? "") + item.str)
      if (item.str !== undefined) out.found += item.str + (item.hasEOL ? " " : "")
    }
    const tree = await page.getStructTree()
    if (tree) listen(tree, texts, out)
    out.left += [...texts.values()].join("")
    for (const a of await page.getAnnotations()) out.links.push(a.url + " " + a.contentsObj.str)
    out.found += " "
  }
  console.log(JSON.stringify(out))
  await task.destroy()
}
