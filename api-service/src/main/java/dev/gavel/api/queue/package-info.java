/** The fair queue: turns, its length and its bound. */
@NullMarked
package dev.gavel.api.queue;

import org.jspecify.annotations.NullMarked;
