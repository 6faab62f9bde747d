package dev.gavel.api.program;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/** Reads the programs of one kind, from its table. */
@NoRepositoryBean
public interface ProgramRepository<P extends Program> extends Repository<P, UUID> {

	Optional<P> findById(UUID id);

	/** Selects the last judgement that was not cancelled. */
	String SHOWN = """
			select new dev.gavel.api.program.ListedProgram(p.id, p.ownerId, p.questionId, p.language, p.environment,
				p.createdAt, j)
			from #{#entityName} p join Judgement j on j.programId = p.id
			where j.number = (select max(k.number) from Judgement k
			where k.programId = p.id and (k.number = 1 or k.state <> CANCELLED)) and\s""";

	/** Returns each with the judgement that is shown. */
	default List<ListedProgram> shown(Collection<UUID> ids) {
		return (ids.size() == 1) ? shown(ids.iterator().next()).stream().toList() : allShown(ids);
	}

	/** Takes half the time, because Hibernate translates a list of ids each time. */
	@Query(SHOWN + "p.id = :id")
	Optional<ListedProgram> shown(UUID id);

	@Query(SHOWN + "p.id in :ids")
	List<ListedProgram> allShown(Collection<UUID> ids);

	@Query("select new dev.gavel.api.program.ProgramOrigin(p.ownerId, p.questionId) from #{#entityName} p where p.id = :id")
	Optional<ProgramOrigin> origin(UUID id);

	@Query("select new dev.gavel.api.program.SentSource(p.id, p.source) from #{#entityName} p where p.id in :ids")
	List<SentSource> sources(Collection<UUID> ids);

}
