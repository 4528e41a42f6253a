package handout

import (
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// What stands on a print is also heard: these give its parts their roles. A
// paragraph has that of its style.

// as returns a style whose paragraphs are heard as role.
func as(role page.Role, s page.Style) page.Style {
	s.Role = role
	return s
}

// cell returns a block as one cell of a table; one that is empty is a cell too.
func cell(role page.Role, b page.Block) page.Block {
	node := &page.Node{Role: role}
	if len(b.Items) == 0 {
		b.Items = []page.Item{page.Blank(node)}
		return b
	}
	return b.As(node)
}

// headCell returns a block as the name of a column of a table.
func headCell(b page.Block) page.Block {
	node := &page.Node{Role: page.TableHead, Column: true}
	if len(b.Items) == 0 {
		b.Items = []page.Item{page.Blank(node)}
		return b
	}
	return b.As(node)
}

// row returns columns as one row of a table, of which the first names it.
func row(columns ...page.Column) page.Block {
	for i, c := range columns {
		role := page.TableCell
		if i == 0 {
			role = page.TableHead
		}
		columns[i].Block = cell(role, c.Block)
	}
	return page.Beside(columns...).As(&page.Node{Role: page.TableRow})
}

// runs gives the blocks that follow one another, and that within says belong
// together, an element around them: a table that paragraphs interrupt is two.
type runs struct {
	role     page.Role
	numbered bool
	node     *page.Node
}

func (r *runs) within(b page.Block) page.Block {
	if r.node == nil {
		r.node = &page.Node{Role: r.role, Numbered: r.numbered}
	}
	return b.As(r.node)
}

func (r *runs) between(b page.Block) page.Block {
	r.node = nil
	return b
}

// listed returns blocks as a list, each an item without a label.
func listed(blocks ...page.Block) []page.Block {
	list := &page.Node{Role: page.List}
	out := make([]page.Block, len(blocks))
	for i, b := range blocks {
		out[i] = b.As(&page.Node{Role: page.ListBody}).As(&page.Node{Role: page.ListItem}).As(list)
	}
	return out
}

// pictured returns a picture with its words.
func pictured(p page.Path) []page.Item {
	return page.As(&page.Node{Role: page.Figure, Alt: p.Alt}, p)
}

// style returns a style for what stands beneath a code: a link, where it leads
// somewhere.
func (k Link) style(s page.Style) page.Style {
	if k.Address.IsZero() {
		return s
	}
	return leads(s, k.Address)
}

// leads returns a style for one address as a link to it, and paragraph the
// element around such a link.
func leads(s page.Style, a link.Address) page.Style {
	s.Node = &page.Node{Role: page.Link, Address: a.String(), Alt: words.Say("handout.leads", "address", a.Display())}
	return s
}

func paragraph(b page.Block) page.Block { return b.As(&page.Node{Role: page.Para}) }
