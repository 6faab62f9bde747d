/** Callers, and what they may do. */
@NullMarked
package dev.gavel.api.access;

import org.jspecify.annotations.NullMarked;
