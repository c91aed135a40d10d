-- winner's time of a race that was not held: events.winner_time
SELECT season, event, winner_time, 'the event is ' || status AS detail
FROM events
WHERE status IN ('scheduled', 'cancelled') AND winner_time IS NOT NULL;
