/** Results of a question's submissions as files: tables, lines of JSON and sources. */
@NullMarked
package dev.gavel.api.results;

import org.jspecify.annotations.NullMarked;
