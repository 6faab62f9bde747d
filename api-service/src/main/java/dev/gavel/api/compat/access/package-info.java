/** Which interfaces of other products are served, and who calls them. */
@NullMarked
package dev.gavel.api.compat.access;

import org.jspecify.annotations.NullMarked;
