// A model of instrument as a file: every key, and every way to get one wrong.
#include "devices/instruments/model.h"

#include "devices/registry.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

const std::string kWhole = R"(id = "meter-1"
family = "const"
title = { en = "A meter", zh = "一台仪表" }
maker = "Maker"
source = { en = "its manual", zh = "其说明书" }
confirmed = true
patience_ms = 700
every_ms = 300

[line]
baud = 19200
data_bits = 7
stop_bits = 2
parity = "even"

[wire]
end = "crlf"
unit = 17
echo = true

[[channel]]
id = "p1"
title = { en = "Pressure", zh = "压力" }
quantity = "pressure"
unit = "mbar"
from = "-10 mbar"
to = "1000 Pa"
wire = { register = "0x0002" }

[[channel]]
id = "flow"
title = { en = "Flow" }
quantity = "flow"
unit = "L/min"
flow = "O2 standard 0 °C 101.325 kPa"
)";

const std::string kLeast = "id = \"m\"\nfamily = \"const\"\ntitle = { en = \"M\" }\nsource = { en = \"s\" }\n";
const std::string kChannel = "[[channel]]\nid = \"p\"\ntitle = { en = \"P\" }\n";

std::string without(std::string text, const std::string& part) {
  const auto at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.erase(at, part.size());
}

// "code field" of the first problem.
std::string refusal(const std::string& toml) {
  const auto model = parseModel(toml, "m.toml");
  if (model) return "read";
  const auto& first = model.problems().front();
  CHECK(first.where.file == "m.toml");
  CHECK(first.where.line > 0);
  return first.code + " " + first.where.field;
}

}  // namespace

TEST_CASE("A model's file gives every key its place", "[instruments]") {
  const auto read = parseModel(kWhole, "meter.toml");
  REQUIRE(read);
  const Model& model = *read;
  CHECK(model.id == "meter-1");
  CHECK(model.family == "const");
  CHECK(model.title.en == "A meter");
  CHECK(model.title.zh == "一台仪表");
  CHECK(model.maker == "Maker");
  CHECK(model.source.zh == "其说明书");
  CHECK(model.confirmed);
  CHECK(model.patience == Patience{700});
  CHECK(model.every == Patience{300});
  CHECK(model.line == LineSettings{19200, 7, Parity::even, 2});
  CHECK(model.wire == Wire{{"end", "crlf"}, {"unit", "17"}, {"echo", "true"}});
  REQUIRE(model.channels.size() == 2);
  const Channel& pressure = model.channels[0];
  CHECK(pressure.id == "p1");
  CHECK(pressure.dimension == core::Dimension::pressure);
  CHECK(pressure.unit == core::Unit::millibar);
  CHECK(pressure.from->text() == "-10 mbar");
  CHECK(pressure.to->text() == "1000 Pa");
  CHECK(pressure.wire == Wire{{"register", "0x0002"}});
  CHECK(model.channel("flow")->flow == core::FlowState::parse("O2 standard 0 °C 101.325 kPa").value());
  CHECK(model.channel("p2") == nullptr);
}

TEST_CASE("A model's file needs little, and the rest is as most instruments are", "[instruments]") {
  const auto model = parseModel(kLeast, "m.toml");
  REQUIRE(model);
  CHECK(model->line == LineSettings{9600, 8, Parity::none, 1});
  CHECK(model->patience == Patience{1000});
  CHECK(model->every == Patience{250});
  CHECK_FALSE(model->confirmed);
  CHECK(model->channels.empty());
}

TEST_CASE("A model's file without what it needs is refused", "[instruments]") {
  CHECK(refusal(without(kLeast, "id = \"m\"\n")) == "missing-key ");
  CHECK(refusal(without(kLeast, "family = \"const\"\n")) == "missing-key ");
  CHECK(refusal(without(kLeast, "title = { en = \"M\" }\n")) == "missing-key ");
  CHECK(refusal(without(kLeast, "source = { en = \"s\" }\n")) == "missing-key ");
  CHECK(refusal(without(kLeast, "en = \"M\"")) == "missing-key ");
  CHECK(refusal(kLeast + without(kChannel, "id = \"p\"\n") + "quantity = \"pressure\"\n") == "missing-key ");
  CHECK(refusal(kLeast + without(kChannel, "title = { en = \"P\" }\n") + "quantity = \"pressure\"\n") == "missing-key ");
  CHECK(refusal(kLeast + kChannel) == "missing-key ");
}

TEST_CASE("A wrong value in a model's file is refused with its key", "[instruments]") {
  const std::string pressure = kLeast + kChannel + "quantity = \"pressure\"\n";
  const std::vector<std::pair<std::string, std::string>> wrong{
      {kLeast + "colour = \"red\"\n", "unknown-key colour"},
      {kLeast + "maker = \"\"\n", "empty maker"},
      {kLeast + "confirmed = \"yes\"\n", "wrong-type confirmed"},
      {kLeast + "patience_ms = 19\n", "out-of-range patience_ms"},
      {kLeast + "every_ms = 60001\n", "out-of-range every_ms"},
      {kLeast + "[line]\nbaud = 299\n", "out-of-range line.baud"},
      {kLeast + "[line]\ndata_bits = 9\n", "out-of-range line.data_bits"},
      {kLeast + "[line]\nstop_bits = 0\n", "out-of-range line.stop_bits"},
      {kLeast + "[line]\nparity = \"mark\"\n", "unknown-parity line.parity"},
      {kLeast + "[line]\nspeed = 9600\n", "unknown-key line.speed"},
      {kLeast + "wire = \"crlf\"\n", "wrong-type wire"},
      {kLeast + "[wire]\nfactor = 0.1\n", "wrong-type "},
      {kLeast + "channel = \"p\"\n", "wrong-type channel"},
      {kLeast + kChannel + "quantity = \"length\"\n", "unknown-quantity channel.quantity"},
      {pressure + "unit = \"L/min\"\n", "unknown-unit channel.unit"},
      {pressure + "unit = \"torr\"\n", "unknown-unit channel.unit"},
      {pressure + "from = \"-1000\"\n", "wrong-dimension channel.from"},
      {pressure + "to = \"10 L/min\"\n", "wrong-dimension channel.to"},
      {pressure + "flow = \"O2 actual\"\n", "wrong-flow-state channel.flow"},
      {kLeast + kChannel + "quantity = \"flow\"\nflow = \"warm\"\n", "wrong-flow-state channel.flow"},
      {pressure + "range = 5\n", "unknown-key channel.range"},
      {pressure + kChannel + "quantity = \"pressure\"\n", "twice channel.id"}};
  for (const auto& [toml, refused] : wrong) {
    INFO(toml);
    CHECK(refusal(toml) == refused);
  }
}

TEST_CASE("A model of a family that nobody knows is refused with those there are", "[instruments]") {
  const auto refused = modelFrom("id = \"m\"\nfamily = \"telepathy\"\ntitle = { en = \"M\" }\nsource = { en = \"s\" }\n", "m.toml");
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "unknown-family");
  for (const auto& family : families()) CHECK(core::english(refused.problems().front().remedy).find(std::string(family.id)) != std::string::npos);
  const auto checked = modelFrom(kLeast + "[wire]\nend = \"lf\"\n", "m.toml");  // the family looks at its own keys
  REQUIRE_FALSE(checked);
  CHECK(checked.problems().front().where.file == "m.toml");
}
