// The unit that a form is about, named in its address. Made for one request.
#pragma once

#include <optional>

#include "app/web/ask.h"
#include "app/web/code_words.h"
#include "app/web/form_page.h"
#include "app/web/layout.h"
#include "app/web/pages/pages.h"
#include "app/web/pages/unit_look.h"

namespace muster::app {

struct AskedUnit {
  AskedUnit(const Request& request, Site& site)
      : say(site.say(request)),
        world(site.world),
        code(core::plainCode(request.params.get("code"))),
        path(unitPath(code)),
        found(unitOf(world, code)) {}
  // A unit as it stood at another moment; nothing: it was not of the store then.
  AskedUnit(const Request& request, Site& site, const std::string& asked, std::optional<core::UnitState> state)
      : say(site.say(request)), world(site.world), code(asked), path(unitPath(asked)), found(std::move(state)) {}
  explicit operator bool() const { return found.has_value(); }
  const core::UnitState& unit() const { return *found; }

  const Translator& say;
  World& world;
  std::string code, path;
  std::optional<core::UnitState> found;
};

// Benches and gauges as choices, with an empty one first where none is a lawful answer.
std::vector<FormField::Choice> calibratorChoices(const Translator& say, World& world);
// The unit in which this brigade's rules speak of a cylinder's pressure.
core::Unit pressureUnit(World& world, const std::string& kind);

}  // namespace muster::app
