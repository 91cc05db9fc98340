#include "app/web/site.h"

#include <array>

#include <sodium.h>

namespace muster::app {
namespace {

constexpr const char* kSecretSetting = "web.form-secret";
constexpr std::size_t kMostNotes = 1000;

std::string secretOf(World& world) {
  if (auto kept = world.records.setting(kSecretSetting)) return *kept;
  std::string made = world.random.hex(32);
  world.records.saveSetting(kSecretSetting, made);
  return made;
}

}  // namespace

Site::Site(World& theWorld, SiteOptions theOptions)
    : world(theWorld), options(std::move(theOptions)), templates(Templates::embedded(), options.strictTemplates), secret_(secretOf(theWorld)) {}

std::string Site::tokenOf(std::string_view session) const {
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret_.data()), secret_.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(session.data()), session.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::string out(mac.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), mac.data(), mac.size());
  out.pop_back();
  return out;
}

std::string Site::hex(int bytes) const {
  std::lock_guard lock(mutex_);
  return world.random.hex(bytes);
}

void Site::leaveNote(const Request& request, core::Message note) {
  std::lock_guard lock(mutex_);
  if (notes_.size() >= kMostNotes) notes_.clear();
  notes_[request.session] = std::move(note);
}

std::optional<core::Message> Site::takeNote(const Request& request) {
  std::lock_guard lock(mutex_);
  auto found = notes_.extract(request.session);
  if (found.empty()) return std::nullopt;
  return std::move(found.mapped());
}

}  // namespace muster::app
