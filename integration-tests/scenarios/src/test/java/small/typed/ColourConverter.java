package small.typed;

import io.freedom.Setting;
import io.freedom.SettingConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Has another bean and a setting injected. */
@ApplicationScoped
public class ColourConverter implements SettingConverter<Colour> {

    @Inject
    Palette palette;

    @Inject
    @Setting("palette.prefix")
    String prefix;

    @Override
    public Colour convert(String text) {
        return new Colour(prefix + text, palette.rgb(text));
    }
}
