package workbook

func readXLSX(p *parts, name string) (*Sheet, error) { return nil, ErrUnreadable }
func readODS(p *parts, name string) (*Sheet, error)  { return nil, ErrUnreadable }
