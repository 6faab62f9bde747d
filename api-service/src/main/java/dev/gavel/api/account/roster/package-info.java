/** Many accounts at once, from a list such as that of a class. */
@NullMarked
package dev.gavel.api.account.roster;

import org.jspecify.annotations.NullMarked;
