#include "devices/transport/watched_folder.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include "core/base/digest.h"

namespace muster::devices {
namespace {

namespace fs = std::filesystem;
using core::msg;

constexpr std::string_view kReceipt = ".receipt.txt";

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  return text;
}

// Hidden, or of a program that is still copying; and what belongs to the folder itself.
bool passedOver(const std::string& given) {
  const auto name = lower(given);
  if (name.empty() || name.front() == '.' || name.front() == '~' || name.back() == '~' || name == "thumbs.db" || name == "desktop.ini") return true;
  constexpr std::array<std::string_view, 6> kUnderway{".part", ".partial", ".filepart", ".tmp", ".crdownload", kReceipt};
  return std::any_of(kUnderway.begin(), kUnderway.end(), [&](auto end) { return name.ends_with(end); });
}

// A name in `where` that neither a file nor a receipt has: "day.csv", "day-2.csv" ...
std::optional<fs::path> freeName(const fs::path& where, const std::string& name) {
  const fs::path wanted(name);
  for (int number = 1; number < 100'000; ++number) {
    const std::string tried = number == 1 ? name : wanted.stem().string() + "-" + std::to_string(number) + wanted.extension().string();
    std::error_code none;
    if (fs::symlink_status(where / tried, none).type() == fs::file_type::not_found &&
        fs::symlink_status(where / (tried + std::string(kReceipt)), none).type() == fs::file_type::not_found)
      return where / tried;
  }
  return std::nullopt;
}

std::optional<fs::path> moveInto(const fs::path& where, const fs::path& from) {
  std::error_code failed;
  fs::create_directories(where, failed);
  const auto to = failed ? std::nullopt : freeName(where, from.filename().string());
  if (!to) return std::nullopt;
  fs::rename(from, *to, failed);
  if (failed) return std::nullopt;
  return to;
}

std::optional<std::string> digestOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  core::Sha256 sum;
  std::string piece(1 << 16, '\0');
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    sum.update(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  if (in.bad()) return std::nullopt;
  return core::hex(sum.finish());
}

std::string markOf(const std::string& name, std::uintmax_t size, fs::file_time_type time) {
  return name + "|" + std::to_string(size) + "|" + std::to_string(time.time_since_epoch().count());
}

core::Problem tooLarge(const std::string& name, std::uintmax_t most) {
  return {"file-too-large",
          msg("{file} is larger than {most} MB", {{"file", name}, {"most", std::to_string(most / 1'000'000)}}),
          msg("split it, or import it by hand"),
          {.file = name}};
}

}  // namespace

WatchedFolder::WatchedFolder(fs::path folder, Limits limits, std::function<bool(const std::string&)> noted)
    : folder_(std::move(folder)), taken_(folder_ / "taken"), quarantine_(folder_ / "quarantine"), limits_(limits), noted_(std::move(noted)) {}

bool WatchedFolder::still(const fs::path& path, Moment now, Seen& seen) {
  std::error_code gone;
  const auto size = fs::file_size(path, gone);
  if (gone) return false;
  const auto time = fs::last_write_time(path, gone);
  if (gone) return false;
  present_.insert(path);
  const auto [at, first] = seen_.try_emplace(path, Seen{size, time, now});
  if (!first && (at->second.size != size || at->second.time != time)) at->second = {size, time, now};
  seen = at->second;
  return now - seen.since >= limits_.settle;
}

WatchedFolder::Looked WatchedFolder::look(Moment now) {
  Looked looked;
  present_.clear();
  lookInto(taken_, false, now, looked);
  lookInto(quarantine_, false, now, looked);
  lookInto(folder_, true, now, looked);
  std::erase_if(seen_, [this](const auto& one) { return !present_.contains(one.first); });  // renamed, vanished, dealt with
  return looked;
}

void WatchedFolder::lookInto(const fs::path& where, bool dropped, Moment now, Looked& looked) {
  std::error_code failed;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(where, failed), end; !failed && at != end; at.increment(failed)) {
    std::error_code gone;
    if (at->symlink_status(gone).type() == fs::file_type::regular && !gone) paths.push_back(at->path());
  }
  if (failed) {
    if (dropped)
      looked.problems.push_back({"no-such-folder",
                                 msg("the folder {folder} cannot be read", {{"folder", where.string()}}),
                                 msg("see that it is there and may be read; it is looked for again by itself"),
                                 {}});
    return;
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    const auto name = path.filename().string();
    std::error_code none;
    if (passedOver(name) || (!dropped && fs::exists(where / (name + std::string(kReceipt)), none))) continue;
    Seen seen;
    const bool settled = still(path, now, seen);
    const auto mark = markOf(name, seen.size, seen.time);
    if (dropped && (inPlace_.contains(mark) || (noted_ && noted_(mark)))) continue;
    if (!settled || seen.size == 0)
      looked.waiting.push_back({name, {"not-still", msg("{file} is still being written", {{"file", name}}), {}, {.file = name}}});
    else
      take(path, seen, dropped, looked);
  }
}

void WatchedFolder::take(const fs::path& path, const Seen& seen, bool dropped, Looked& looked) {
  Taken file;
  file.name = path.filename().string();
  file.path = path;
  file.size = seen.size;
  file.time = seen.time;
  file.mark = markOf(file.name, seen.size, seen.time);
  const auto cannotRead = [&] {
    looked.waiting.push_back({file.name,
                              {"no-file",
                               msg("{file} cannot be read", {{"file", file.name}}),
                               msg("let the account of Muster read it, or close the program that holds it"),
                               {.file = file.name}}});
  };
  const bool large = seen.size > limits_.most;
  if (!large && !std::ifstream(path, std::ios::binary)) return cannotRead();
  if (dropped) {
    const auto to = moveInto(taken_, path);
    std::error_code gone;
    if (!to && !fs::exists(path, gone)) return;  // it vanished at the last moment
    file.moved = to.has_value();
    if (to) file.path = *to;
  }
  if (large) {
    file.unfit.push_back(tooLarge(file.name, limits_.most));
  } else {
    auto digest = digestOf(file.path);
    if (!digest) return cannotRead();
    file.digest = std::move(*digest);
  }
  looked.taken.push_back(std::move(file));
}

bool WatchedFolder::accept(const Taken& file, const std::string& receipt) { return finish(file, taken_, receipt); }
bool WatchedFolder::quarantine(const Taken& file, const std::string& receipt) { return finish(file, quarantine_, receipt); }

bool WatchedFolder::finish(const Taken& file, const fs::path& where, const std::string& receipt) {
  std::error_code failed;
  if (fs::file_size(file.path, failed) != file.size || failed || fs::last_write_time(file.path, failed) != file.time || failed) return false;
  if (!file.moved) {
    inPlace_.insert(file.mark);
    return true;
  }
  auto path = file.path;
  if (path.parent_path() != where) {
    const auto to = moveInto(where, path);
    if (!to) return false;
    path = *to;
  }
  const auto name = path.filename().string();
  const auto half = where / ("." + name + ".receipt.part");
  {
    std::ofstream out(half, std::ios::binary | std::ios::trunc);
    out << receipt;
    if (!out.flush()) return false;
  }
  fs::rename(half, where / (name + std::string(kReceipt)), failed);
  return !failed;
}

}  // namespace muster::devices
