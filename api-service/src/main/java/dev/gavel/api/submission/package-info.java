/**
 * Submissions, which never change, and their judgements, which go from QUEUED to DONE.
 * This package alone moves a judgement; dispatch and report ask it to.
 */
@NullMarked
package dev.gavel.api.submission;

import org.jspecify.annotations.NullMarked;
