/**
 * Follows a submission through everything that touches it: traces, and the ids that its
 * log lines carry.
 */
@NullMarked
package dev.gavel.api.trace;

import org.jspecify.annotations.NullMarked;
