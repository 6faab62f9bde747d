/** People and programs that are known by name, and their groups. */
@NullMarked
package dev.gavel.api.account;

import org.jspecify.annotations.NullMarked;
