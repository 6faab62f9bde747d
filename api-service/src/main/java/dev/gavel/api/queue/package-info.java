/** Whose turn it is, how long the queue is, and whether there is room in it. */
@NullMarked
package dev.gavel.api.queue;

import org.jspecify.annotations.NullMarked;
