/**
 * Questions: what an author states, checked and stored. Knows neither tests nor
 * submissions.
 */
@NullMarked
package dev.gavel.api.question;

import org.jspecify.annotations.NullMarked;
