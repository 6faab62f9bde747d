/** Requests that create something, and are sent again because their answer was lost. */
@NullMarked
package dev.gavel.api.idempotency;

import org.jspecify.annotations.NullMarked;
