package sharing

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/joining"
)

// Joining is this laptop, which joins a surgery of others.
type Joining struct{ *joining.Laptop }

// MayJoin refuses to join: Conflict while a surgery is open here, or where one of others
// was joined already.
func (r *Room) MayJoin() error {
	switch {
	case r.joined:
		return surgery.Fail(surgery.Conflict, "sharing.joined_already")
	case r.desk.Surgery() != nil:
		return surgery.Fail(surgery.Conflict, "sharing.open_here")
	}
	return nil
}

// NewJoining has this laptop ask under a name. Invalid for a name that will not do.
func (r *Room) NewJoining(name string) (*Joining, error) {
	if err := r.MayJoin(); err != nil {
		return nil, err
	}
	o := r.desk.Options()
	o.Folder = r.desk.Folder()
	laptop, err := joining.New(name, o)
	return &Joining{laptop}, err
}

// Enter opens what it was given with today's passphrase: see joining.Laptop.Enter.
func (j *Joining) Enter(typed string) (*Next, error) {
	in, err := j.Laptop.Enter(typed)
	if err != nil {
		return nil, err
	}
	return &Next{entered: in}, nil
}

// Next is what follows once other records are open.
type Next struct {
	Said string // to the host; "" for nothing

	entered *joining.Entered // nil where the records are as they are
}

// Opened goes on with records that are open now; nil is nothing to go on with.
func (r *Room) Opened(n *Next) error {
	if n == nil || n.entered == nil || !r.joined {
		return nil
	}
	in := n.entered
	if r.desk.Locked() {
		if err := r.desk.Unlock(in.Key); err != nil {
			return err
		}
		if err := r.desk.Store().SetRenewed(in.Renewed); err != nil {
			return err
		}
	}
	if in.Stick != "" {
		if err := r.Remember(in.Stick); err != nil {
			return err
		}
	}
	if in.House == nil {
		return nil
	}
	_, err := r.lists.TakeHouse(in.House)
	return err
}

// Opens returns the folder that a laptop opens: see joining.Opens.
func Opens(own string) string { return joining.Opens(own) }

// GiveUp has a laptop leave a surgery it joined: see joining.GiveUp.
func GiveUp(folder string) (own string, err error) { return joining.GiveUp(folder) }
