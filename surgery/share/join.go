package share

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"socialmediasurgery/surgery"
)

// Ask leaves a request on the stick.
func (s *Stick) Ask(ctx context.Context, j *Joining) error {
	return trouble(s.putJoin(ctx, j.Request.name()+aRequest, j.Request.raw))
}

func (s *Stick) putJoin(ctx context.Context, name string, raw []byte) error {
	if _, err := s.disk.list(); err != nil {
		return err
	}
	return s.put(ctx, name, name, func() {}, func(w io.Writer) error { _, err := w.Write(raw); return err })
}

// Requests returns the requests that lie there, and an *surgery.Error for each that
// cannot be read.
func (s *Stick) Requests(ctx context.Context) (found []*Request, bad []error, err error) {
	names, err := s.files(aRequest)
	for _, name := range names {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			break
		}
		var raw []byte
		if raw, err = s.small(name); err != nil && !errors.Is(err, errForeign) {
			break
		}
		r, failed := parseRequest(raw)
		if err = nil; failed != nil {
			bad = append(bad, requestTrouble(failed))
			continue
		}
		found = append(found, r)
	}
	return found, bad, trouble(err)
}

func requestTrouble(err error) error {
	if errors.Is(err, errNewer) {
		return trouble(err)
	}
	return surgery.Fail(surgery.BadFile, "share.request_damaged").Because(err)
}

// Answer leaves the answer to a request, and takes the request away. An answer that
// lies there is replaced.
func (s *Stick) Answer(ctx context.Context, r *Request, answer []byte) error {
	if err := s.putJoin(ctx, r.name()+anAnswer, answer); err != nil {
		return trouble(err)
	}
	return trouble(s.disk.remove(r.name() + aRequest))
}

// Answered returns the answer to this laptop's request; NotFound "share.no_answer"
// where there is none yet.
func (s *Stick) Answered(ctx context.Context, j *Joining) (*Answered, error) {
	if _, err := s.disk.list(); err != nil {
		return nil, trouble(err)
	}
	raw, err := s.small(j.Request.name() + anAnswer)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, surgery.Fail(surgery.NotFound, "share.no_answer").Because(err)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil && !errors.Is(err, errForeign) {
		return nil, trouble(err)
	}
	a, err := j.parseAnswer(raw)
	switch {
	case errors.Is(err, errDamaged), errors.Is(err, errForeign):
		return nil, surgery.Fail(surgery.BadFile, "share.answer_damaged").Because(err)
	case err != nil:
		return nil, trouble(err)
	}
	return a, nil
}

// Forget takes away what joining left there: the request and the answer. It is called
// once the laptop has joined, or does not want to any more.
func (s *Stick) Forget(j *Joining) error {
	return trouble(errors.Join(s.disk.remove(j.Request.name()+anAnswer), s.disk.remove(j.Request.name()+aRequest)))
}
