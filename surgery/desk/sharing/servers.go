package sharing

// Servers returns the addresses of the organisation's message server, with a space
// between; "" for none. Joined desks know them from the home desk.
func (r *Room) Servers() string { return r.settings.Settings().Servers }

// KeepServers keeps them at the home desk, for all desks; at a joined one they are the
// home desk's.
func (r *Room) KeepServers(servers string) error {
	s := r.settings.Settings()
	if r.joined || s.Servers == servers {
		return nil
	}
	s.Servers = servers
	_, err := r.settings.Set(s)
	return err
}
