/** What was changed, by whom and when. */
@NullMarked
package dev.gavel.api.audit;

import org.jspecify.annotations.NullMarked;
