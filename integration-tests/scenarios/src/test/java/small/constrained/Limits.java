package small.constrained;

import io.freedom.SettingsGroup;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;

/** An interface with constraints, and a record with one. */
@SettingsGroup("limits")
public interface Limits {

    @Min(1)
    @Max(10)
    int requests();

    List<@NotBlank String> hosts();

    Depth of();

    record Depth(@Positive int depth) {}
}
