/**
 * Submissions: a program, the question that it is for, and its judgements as they are
 * shown.
 */
@NullMarked
package dev.gavel.api.submission;

import org.jspecify.annotations.NullMarked;
