"""What `deploy/` describes fits its schemas, holds together, and gives no container more than it needs."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.settings import EVALUATION_SETS, FROM_FILES, RASA_FILES, ROOT
from bot.training.evaluation import stock
from bot.training.loaded import CONVERSATIONS
from bot.worker import ALIVE

DEPLOY = ROOT / "deploy"
HERE = Path(__file__).parent
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
BASE, EXAMPLE = DEPLOY / "kubernetes" / "base", DEPLOY / "kubernetes" / "example"
KUSTOMIZE = [yaml.safe_load((folder / "kustomization.yaml").read_text("utf-8")) for folder in (BASE, EXAMPLE)]
MADE_HERE = {"clinicbot-serve": "serve", "clinicbot-rasa": "rasa", "clinicbot-proxy": "proxy"}
OF_PROCESSES = ("clinicbot-serve", "clinicbot-rasa")


def manifests() -> Iterator[dict[str, Any]]:
    """All of Kubernetes's objects, as the kustomizations list them."""
    for folder, listed in zip((BASE, EXAMPLE), KUSTOMIZE):
        for name in listed["resources"]:
            if name.endswith(".yaml"):
                yield from yaml.safe_load_all((folder / name).read_text("utf-8"))


OBJECTS = list(manifests())


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [found for found in OBJECTS if found["kind"] == kind]


def containers() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each container with its pod's specification."""
    pods = [deployment["spec"]["template"]["spec"] for deployment in of_kind("Deployment")]
    return [(pod, one) for pod in pods for one in (*pod.get("initContainers", ()), *pod["containers"])]


def read_by(*modules: str) -> set[str]:
    """The variables of ours that modules of `bot` read."""
    code = "\n".join((ROOT / "bot" / name).read_text("utf-8") for name in modules)
    return set(re.findall(r'"(CLINICBOT_[A-Z_]+)"', code)) | {f"CLINICBOT_{name}" for name in FROM_FILES}


def routes() -> set[str]:
    """The addresses that the front door has."""
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "bot" / "web").glob("*.py"))
    return set(re.findall(r'(?:routes|app)\.get\("([^"]+)"\)', source))


# Compose


def test_compose_fits_its_specification() -> None:
    schema = json.loads((HERE / "compose-spec.json").read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(COMPOSE)] == []


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"]), "root"
    assert service["tmpfs"] and service["pids_limit"]
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert "healthcheck" in service or name == "setup"


def test_every_name_in_compose_leads_somewhere() -> None:
    used_secrets, used_volumes = set(), set()
    for name, service in SERVICES.items():
        used_secrets |= set(service.get("secrets", ()))
        used_volumes |= {volume.split(":")[0] for volume in service.get("volumes", ()) if volume[0].isalpha()}
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert set(service.get("depends_on", ())) <= set(SERVICES)
        for mounted in (volume.split(":")[0] for volume in service.get("volumes", ()) if volume.startswith(".")):
            assert (DEPLOY / mounted).resolve().exists(), mounted
        for variable, value in (service.get("environment") or {}).items():
            if variable.endswith("_FILE") and value.startswith("/run/secrets/"):
                assert value.rpartition("/")[2] in service["secrets"], f"{name}: {variable}"
    assert used_secrets == set(COMPOSE["secrets"]) and used_volumes == set(COMPOSE["volumes"])


def test_only_the_proxy_is_reachable_from_outside_and_only_the_worker_sends() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]
    outside = {name for name, service in SERVICES.items() if "outside" in service["networks"]}
    assert outside == {"caddy", "worker"} and COMPOSE["networks"]["inside"]["internal"] is True


def test_compose_builds_what_the_dockerfile_has_and_runs_commands_that_exist() -> None:
    from bot.cli import cli

    stages = set(re.findall(r"^FROM \S+ AS (\w[\w-]*)", DOCKERFILE, re.MULTILINE))
    for name, service in SERVICES.items():
        if service["image"] in MADE_HERE:
            assert service["build"]["target"] == MADE_HERE[service["image"]] in stages
            assert name == "caddy" or service["command"][0] in cli.commands
        else:
            assert re.search(r":\d", service["image"]), "an image without a version"


def test_only_what_trains_or_loads_models_has_the_large_image() -> None:
    large = {name for name, service in SERVICES.items() if service["image"] == "clinicbot-rasa"}
    assert large == {"setup", "rasa", "worker"}
    for image in ("x-serve", "x-rasa"):  # programs that read YAML differ in which of two they take
        assert not COMPOSE[image].keys() & COMPOSE["x-process"].keys()


def test_secrets_are_made_once_and_are_those_that_compose_reads(tmp_path: Path) -> None:
    script = tmp_path / "secrets.sh"
    script.write_text((DEPLOY / "secrets.sh").read_text("utf-8"))
    for _ in range(2):
        subprocess.run(["sh", str(script)], check=True, capture_output=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert set(made) == set(COMPOSE["secrets"])
    assert made["postgres_password"] in made["database_url"] and len(made["secret_key"]) == 64
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0
    from bot import settings

    files = {f"CLINICBOT_{name.upper()}_FILE": str(tmp_path / "secrets" / name) for name in made}
    loaded = settings.load({"CLINICBOT_ENVIRONMENT": "production", "CLINICBOT_VAR": str(tmp_path), **files})
    assert loaded.database_url == made["database_url"] and loaded.redis_url == made["redis_url"]
    assert loaded.credentials.smtp is None and loaded.credentials.twilio is None


def test_every_variable_is_one_that_the_settings_know() -> None:
    known = read_by("settings.py", "credentials.py") | {f"CLINICBOT_{name}_FILE" for name in FROM_FILES}
    for file in (
        DEPLOY / "compose.yaml",
        DEPLOY / "Dockerfile",
        DEPLOY / "clinicbot.service",
        BASE / "kustomization.yaml",
        EXAMPLE / "messaging.env",
    ):
        used = set(re.findall(r"CLINICBOT_[A-Z_]+", file.read_text("utf-8")))
        assert used <= known, f"{file.name}: {used - known}"


def test_the_service_writes_to_one_var_and_to_folders_that_are_made_before() -> None:
    unit = (DEPLOY / "clinicbot.service").read_text("utf-8")
    made = re.search(r"mkdir -p (.+)$", (ROOT / "docs/deploy.md").read_text("utf-8"), re.MULTILINE)
    written = re.search(r"^ReadWritePaths=(.+)$", unit, re.MULTILINE)
    state = re.search(r"^StateDirectory=(.+)$", unit, re.MULTILINE)
    assert made and written and state
    assert set(written[1].split()) == {f"/opt/clinicbot/{name}" for name in made[1].split()}  # systemd wants them there
    assert not any(path.endswith("/var") for path in written[1].split())
    for file in ("clinicbot.service", "clinicbot-command"):
        found = set(re.findall(r"CLINICBOT_VAR=(\S+)", (DEPLOY / file).read_text("utf-8")))
        assert found == {f"/var/lib/{state[1]}"}, file


@pytest.mark.parametrize("name", [name for name, service in SERVICES.items() if service["image"] in OF_PROCESSES])
def test_compose_hands_every_setting_on(name: str) -> None:
    # Set in the image, for development only, and ports that only containers see.
    elsewhere = {"CLINICBOT_VAR", "CLINICBOT_SMS_SIMULATOR", "CLINICBOT_RASA_PORT", "CLINICBOT_ACTIONS_PORT"}
    given = SERVICES[name]["environment"]
    wanted = read_by("settings.py", "credentials.py") - elsewhere
    assert {variable for variable in wanted if not {variable, f"{variable}_FILE"} & set(given)} == set()
    for variable in read_by("credentials.py") & set(given):
        assert given[variable] == f"${{{variable}:-}}", "the operator's own"


# Images and proxy


def test_images_are_built_from_locked_packages_and_do_not_run_as_root() -> None:
    final = re.split(r"^FROM .* AS (\w[\w-]*)$", DOCKERFILE, flags=re.MULTILINE)
    stages = dict(zip(final[1::2], final[2::2]))
    for name in MADE_HERE.values():
        assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", stages[name], re.MULTILINE), name
    assert "--require-hashes" in DOCKERFILE and "pip install --no-cache-dir --no-deps --require-hashes" in DOCKERFILE
    assert ":latest" not in DOCKERFILE and "ADD " not in DOCKERFILE and "curl" not in DOCKERFILE
    for installed in re.findall(r"apt-get install.*", DOCKERFILE):
        assert "--no-install-recommends" in installed
    assert DOCKERFILE.count("rm -rf /var/lib/apt/lists/*") == DOCKERFILE.count("apt-get update")
    for copied in re.findall(r"^COPY (?!--from)(?:--\S+ )*(.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert all((ROOT / name).exists() for name in copied.split()), copied


def test_the_images_have_what_retraining_and_measuring_read() -> None:
    let_through = re.findall(r"^!(.+)", (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8"), re.MULTILINE)
    code = DOCKERFILE.split("AS code\n")[1].split("\nFROM")[0]
    copied = {
        name.rstrip("/") for line in re.findall(r"^COPY (?!-)(.+) \S+$", code, re.MULTILINE) for name in line.split()
    }
    sets = (folder.relative_to(ROOT) for folder in (EVALUATION_SETS, CONVERSATIONS))
    for name in (*RASA_FILES, "data", stock.CONFIG, *sets):
        above = {str(folder) for folder in (Path(name), *Path(name).parents)}
        assert above & copied and above & set(let_through), name


def test_no_secret_gets_into_an_image() -> None:
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert ignored[0] == "*" and not any("secret" in line or "var" in line for line in ignored if line[0] == "!")


def test_the_small_image_has_neither_rasa_nor_tensorflow_and_the_same_versions() -> None:
    def pins(name: str) -> dict[str, str]:
        lock = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))

    serve, run = pins("serve"), pins("run")
    assert not {"rasa", "tensorflow", "onnxruntime", "transformers", "scikit-learn"} & set(serve)
    assert serve.items() <= run.items() and len(serve) < len(run) / 1.5


def test_the_proxy_ends_slow_and_large_requests_and_keeps_the_inside_in() -> None:
    caddy = (DEPLOY / "Caddyfile").read_text("utf-8")
    assert caddy.count("{") == caddy.count("}")
    for rule in ("read_header 5s", "read_body 15s", "max_size 64KB", "max_header_size 16KB"):
        assert rule in caddy
    assert re.search(r"@inside path /metrics /internal/\*\s+respond @inside 404", caddy)
    assert "Strict-Transport-Security" in caddy
    # With it, one visitor's too large request counts as web's failure, and shuts it for all.
    assert not re.search(r"^\s*fail_duration", caddy, re.MULTILINE)


def test_the_proxys_log_tells_neither_who_asked_nor_for_what() -> None:
    everywhere, site = (DEPLOY / "Caddyfile").read_text("utf-8").split("{$CLINIC_DOMAIN}")
    for rule in ("request>remote_ip delete", "request>client_ip delete", "request>headers delete"):
        assert rule in everywhere
    assert r'request>uri regexp "\?.*" ""' in everywhere and "resp_headers>Location delete" in everywhere
    assert re.search(r"^\tlog$", site, re.MULTILINE), "with a log of its own, lines about errors would stay whole"


# Kubernetes


def test_every_object_fits_kubernetes_schema() -> None:
    schema = json.loads((HERE / "kubernetes-1.34.json").read_text("utf-8"))
    names = {name.rpartition(".")[2]: name for name in schema["definitions"]}
    for found in OBJECTS:
        validator = Draft7Validator({"$ref": f"#/definitions/{names[found['kind']]}", **schema})
        where = f"{found['kind']} {found['metadata']['name']}"
        assert [f"{where}: {error.message}" for error in validator.iter_errors(found)] == []


def test_every_pod_is_confined() -> None:
    for pod, container in containers():
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] > 0
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        allowed = container["securityContext"]
        assert allowed["readOnlyRootFilesystem"] and not allowed["allowPrivilegeEscalation"]
        assert allowed["capabilities"] == {"drop": ["ALL"]}
        assert set(container["resources"]["limits"]) == {"cpu", "memory"} == set(container["resources"]["requests"])
        assert container["image"] in MADE_HERE
    assert of_kind("Namespace")[0]["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


def test_probes_ask_what_is_there() -> None:
    for _pod, container in containers():
        for kind in ("startupProbe", "readinessProbe", "livenessProbe"):
            probe = container.get(kind)
            if container["name"] in ("worker", "setup"):  # no port
                assert probe is None or f"/app/var/{ALIVE}" in probe["exec"]["command"][-1]
                continue
            assert (probe.get("httpGet") or probe["tcpSocket"])["port"] in {port["name"] for port in container["ports"]}
            path = probe.get("httpGet", {}).get("path")
            assert path is None or path in routes()


def test_every_name_in_kubernetes_leads_somewhere() -> None:
    made = {entry["name"] for listed in KUSTOMIZE for entry in listed["configMapGenerator"]}
    secrets = {entry["name"] for entry in KUSTOMIZE[1]["secretGenerator"]}
    given = {name for entry in KUSTOMIZE[1]["secretGenerator"] for name in entry.get("envs", ())}
    assert all((EXAMPLE / name).exists() for name in given)
    claims = {claim["metadata"]["name"] for claim in of_kind("PersistentVolumeClaim")}
    for pod, container in containers():
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        for mount in container["volumeMounts"]:
            assert mount["name"] in volumes
        for volume in volumes.values():
            assert volume.get("configMap", {"name": "clinic"})["name"] in made
            assert volume.get("secret", {"secretName": "secrets"})["secretName"] in secrets
            assert volume.get("persistentVolumeClaim", {"claimName": "state"})["claimName"] in claims
        for source in container["envFrom"]:
            assert source.get("configMapRef", {"name": "settings"})["name"] in made
            assert source.get("secretRef", {"name": "messaging"})["name"] in secrets
    processes = {deployment["metadata"]["name"] for deployment in of_kind("Deployment")}
    for kind in ("Service", "PodDisruptionBudget"):
        for found in of_kind(kind):
            selector = found["spec"]["selector"]
            assert selector.get("process", selector.get("matchLabels", {}).get("process")) in processes
    for scaler in of_kind("HorizontalPodAutoscaler"):
        assert scaler["spec"]["scaleTargetRef"]["name"] in processes
    needed = {line.partition("=")[0] for line in KUSTOMIZE[0]["configMapGenerator"][0]["literals"]}
    files = {f"CLINICBOT_{name.upper()}_FILE" for name in KUSTOMIZE[1]["secretGenerator"][0]["files"]}
    assert files == {name for name in needed if name.endswith("_FILE")}


def test_what_sends_gets_the_credentials_for_it_where_a_clinic_has_any() -> None:
    optional = {"secretRef": {"name": "messaging", "optional": True}}
    assert {one["name"] for _pod, one in containers() if optional in one["envFrom"]} == {"web", "worker", "setup"}
    lines = (EXAMPLE / "messaging.env").read_text("utf-8").splitlines()
    assert all(line.startswith("# ") for line in lines), "set for a clinic that has none"
    offered = {line[2:].partition("=")[0] for line in lines if re.match(r"# CLINICBOT_[A-Z_]+=", line)}
    files = {f"CLINICBOT_{name.upper()}" for name in KUSTOMIZE[1]["secretGenerator"][0]["files"]}
    assert offered == {*read_by("credentials.py"), "CLINICBOT_OUTBOX_LEASE_SECONDS"} - files


def test_only_named_ways_lead_to_rasa_and_the_actions() -> None:
    policies = {policy["metadata"]["name"]: policy["spec"] for policy in of_kind("NetworkPolicy")}
    assert policies["nothing-else"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}

    def callers(name: str) -> set[str]:
        entries = [entry for rule in policies[name]["ingress"] for entry in rule["from"]]
        assert all("podSelector" in entry for entry in entries), "from outside the namespace"
        return {value for entry in entries for value in entry["podSelector"]["matchExpressions"][0]["values"]}

    assert callers("rasa") == {"web", "worker"}
    assert callers("actions") == {"rasa", "web", "worker"}
    assert "ingress" not in policies["worker"]
    backends = {
        path["backend"]["service"]["name"] for path in of_kind("Ingress")[0]["spec"]["rules"][0]["http"]["paths"]
    }
    assert backends == {"web"}


def test_the_public_gets_no_figures_and_no_models() -> None:
    paths = {path["path"] for path in of_kind("Ingress")[0]["spec"]["rules"][0]["http"]["paths"]}
    assert not any(path.startswith(("/metrics", "/internal", "/livez", "/dev")) for path in paths)
    assert {"/api", "/sms", "/staff", "/widget.js", "/healthz"} <= paths


def test_shell_scripts_can_be_read() -> None:
    for script in (DEPLOY / "secrets.sh", DEPLOY / "clinicbot"):
        subprocess.run(["sh", "-n", str(script)], check=True)
        assert os.access(script, os.X_OK)


def test_the_guide_marks_what_may_come_from_a_file() -> None:
    listed = (ROOT / "docs" / "deploy.md").read_text("utf-8").rpartition("## Settings")[2]
    for name in FROM_FILES:
        assert f"`CLINICBOT_{name}` F" in listed, f"{name} may come from a file"
