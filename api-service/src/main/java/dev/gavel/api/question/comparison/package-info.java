/**
 * How questions say how results are compared: as sent, as stored and as answered: by the
 * declared types, as texts, or by the author's checker.
 */
@NullMarked
package dev.gavel.api.question.comparison;

import org.jspecify.annotations.NullMarked;
