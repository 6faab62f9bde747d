package dev.gavel.api.compat.jobe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of {@code POST runs}. Clients send more, which is ignored.
 *
 * @param runSpec what is to be run. An object with the texts {@code language_id} and
 * {@code sourcecode}, and perhaps the name of the script ({@code sourcefilename}), what
 * it reads ({@code input}), {@code file_list} and {@code parameters}. The files are a
 * list of lists: the id of a file, its name, and perhaps whether it has the source, which
 * is ignored. The parameters are an object; PHP writes an empty one as a list
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobeRequest(@Nullable JsonNode runSpec) {
}
