package surgery

import "encoding/json"

// OwnerKey is a key of an owner as it lies in a store and in a keybag: wrapped. Two
// desks that made one for the same owner, not knowing of each other, made two; what is
// sealed by either is kept.
type OwnerKey struct {
	Desk    ID     `json:"desk"` // that made it; "" from before desks were told apart
	Wrapped []byte `json:"key"`
}

// OwnerKeys are those of one owner. One from before desks were told apart is written as
// keybags had it then.
type OwnerKeys []OwnerKey

// MarshalJSON writes them.
func (k OwnerKeys) MarshalJSON() ([]byte, error) {
	if len(k) == 1 && k[0].Desk == "" {
		return json.Marshal(k[0].Wrapped)
	}
	return json.Marshal([]OwnerKey(k))
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (k *OwnerKeys) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '[' {
		return json.Unmarshal(raw, (*[]OwnerKey)(k))
	}
	one := OwnerKey{}
	err := json.Unmarshal(raw, &one.Wrapped)
	*k = OwnerKeys{one}
	return err
}
