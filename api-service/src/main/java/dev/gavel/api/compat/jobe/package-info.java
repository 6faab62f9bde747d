/** The interface of Jobe servers, as CodeRunner calls it. */
@NullMarked
package dev.gavel.api.compat.jobe;

import org.jspecify.annotations.NullMarked;
