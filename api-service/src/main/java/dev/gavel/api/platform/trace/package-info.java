/** Traces across services, and the ids that log lines carry. */
@NullMarked
package dev.gavel.api.platform.trace;

import org.jspecify.annotations.NullMarked;
