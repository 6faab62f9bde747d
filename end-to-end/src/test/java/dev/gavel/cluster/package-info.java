/**
 * Gavel as it is deployed: a broker, a MySQL server, API services and workers, each a
 * process of its own that can be stopped, killed, frozen and started again where it was.
 */
@NullMarked
package dev.gavel.cluster;

import org.jspecify.annotations.NullMarked;
