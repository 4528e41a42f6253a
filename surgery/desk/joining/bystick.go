package joining

import (
	"context"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/words"
)

// Write leaves the request on the stick in a folder, and returns the three words that
// both screens show.
func (j *Laptop) Write(folder string) ([3]string, error) {
	j.stick, j.folder = share.At(folder, words.Say("share.read_me")), folder
	if err := j.stick.Ask(context.Background(), j.asked); err != nil {
		return [3]string{}, err
	}
	return j.asked.Request.Words(), nil
}

// Read looks for the answer on the stick. NotFound "share.no_answer" where it has not
// been at the home desk, or another laptop was let in.
func (j *Laptop) Read() (err error) {
	j.opening = j.lying
	j.answered, err = j.stick.Answered(context.Background(), j.asked)
	return err
}

// lying hands over what lies on the stick.
func (j *Laptop) lying(ctx context.Context, in *share.Joined, take func(*surgery.Parcel) error) error {
	ring := in.Ring(j.asked.Secret)
	defer ring.Clear()
	lying, err := j.stick.Look(ctx, ring, in.Share)
	if err != nil {
		return err
	}
	for _, found := range lying.Parcels {
		if err := j.stick.Read(ctx, found, ring, nil, take); err != nil {
			return err
		}
	}
	return nil
}
