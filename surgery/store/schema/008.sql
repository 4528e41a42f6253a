-- Whoever is booked is found without reading everybody else.
CREATE INDEX attendee_expected ON attendee (id) WHERE expected_day <> '';
