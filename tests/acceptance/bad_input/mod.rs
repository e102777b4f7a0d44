//! Everything that must be refused: each with its own code at the right place, nothing half-written, nothing repeated.

mod bodies;
mod bodies_of_items;
mod facts;
mod framework;
mod ids;
mod in_a_batch;
mod limits;
mod media;
mod school_crime_beat;
mod target;
