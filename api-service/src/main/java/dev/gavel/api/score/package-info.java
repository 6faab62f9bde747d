/**
 * Which of a solver's submissions to a question counts, and how many more it may send.
 */
@NullMarked
package dev.gavel.api.score;

import org.jspecify.annotations.NullMarked;
