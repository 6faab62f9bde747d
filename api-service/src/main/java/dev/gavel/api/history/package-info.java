/**
 * Edits of questions and their tests, for their authors: what was changed, and undoing.
 */
@NullMarked
package dev.gavel.api.history;

import org.jspecify.annotations.NullMarked;
