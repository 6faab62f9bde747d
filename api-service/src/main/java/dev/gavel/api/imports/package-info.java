/**
 * Imports: files of questions that are sent, tried, and then made into questions.
 */
@NullMarked
package dev.gavel.api.imports;

import org.jspecify.annotations.NullMarked;
