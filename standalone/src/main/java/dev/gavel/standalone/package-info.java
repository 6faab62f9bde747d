/**
 * All of Gavel in one process, for one machine: the API and a worker, each in a Spring
 * context of its own as in its own process, on an embedded Kafka and MySQL. Everything
 * listens on loopback.
 */
@NullMarked
package dev.gavel.standalone;

import org.jspecify.annotations.NullMarked;
