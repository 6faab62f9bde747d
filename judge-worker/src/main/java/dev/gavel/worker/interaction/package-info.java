/**
 * Interactors of questions: how they talk with a program, and who is to blame when that
 * fails.
 */
@NullMarked
package dev.gavel.worker.interaction;

import org.jspecify.annotations.NullMarked;
