-- Version 10. What can be read whole without the network, as a list: there may be few among many.
CREATE INDEX story_kept ON story (time, id) WHERE stored = 2 AND lacking = 0;
