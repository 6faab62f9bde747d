/**
 * How the queue stands and has stood, who works at it, and what failed.
 */
@NullMarked
package dev.gavel.api.queue;

import org.jspecify.annotations.NullMarked;
