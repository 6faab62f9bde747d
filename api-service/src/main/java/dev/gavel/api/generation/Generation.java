package dev.gavel.api.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What came of generating tests.
 *
 * @param added how many were added
 * @param warnings hints for the author; omitted when there are none
 */
record Generation(int added, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {
}
