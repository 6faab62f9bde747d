/**
 * Questions: title, statement, signature and limits. Knows nothing of tests or
 * submissions.
 */
@NullMarked
package dev.gavel.api.question;

import org.jspecify.annotations.NullMarked;
