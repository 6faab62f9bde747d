/** Filters that do not depend on the caller, and what the other ports accept. */
@NullMarked
package dev.gavel.api.signin.filter;

import org.jspecify.annotations.NullMarked;
