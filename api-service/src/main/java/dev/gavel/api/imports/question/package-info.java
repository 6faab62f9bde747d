/**
 * Makes questions of what a format has found, by the same checks as for questions that
 * are sent, and changes them when they are imported again.
 */
@NullMarked
package dev.gavel.api.imports.question;

import org.jspecify.annotations.NullMarked;
