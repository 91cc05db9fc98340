#include "app/web/assets.h"

#include <stdexcept>

#include "app/web/carried.h"
#include "core/base/digest.h"

namespace muster::app {
namespace {

std::string typeOf(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  throw std::logic_error("no media type for the asset " + std::string(name));
}

}  // namespace

Assets::Assets() {
  for (auto& [name, bytes] : carriedFiles("assets/", "")) {
    const auto dot = name.rfind('.');
    const std::string hashed = name.substr(0, dot) + "." + core::sha256Hex(bytes).substr(0, 12) + name.substr(dot);
    urls_.emplace(name, "/assets/" + hashed);
    assets_.emplace(hashed, Asset{typeOf(name), bytes});
  }
}

std::string Assets::url(std::string_view name) const {
  const auto found = urls_.find(name);
  if (found == urls_.end()) throw std::logic_error("no asset " + std::string(name));
  return found->second;
}

const Assets::Asset* Assets::find(std::string_view hashedName) const {
  const auto found = assets_.find(hashedName);
  return found == assets_.end() ? nullptr : &found->second;
}

}  // namespace muster::app
