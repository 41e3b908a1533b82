import { parseImageReference } from '../docker/image.ts'

/** A web interface that is meant for those who run the cluster. */
export interface AdminUi {
  readonly name: string
  /** Whether it asks for a password where nobody has turned that off. */
  readonly asks: boolean
}

/** The interface that an image holds, if it is one of those that are known. */
export function adminUiOf(image: string): AdminUi | undefined {
  const repository = parseImageReference(image)?.repository ?? ''
  const lastTwo = repository.split('/').slice(-2).join('/')
  const name = known[lastTwo]
  return name === undefined ? undefined : { name, asks: !open.has(lastTwo) }
}

/** By the last two parts of their repositories, which mirrors keep. */
const known: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'apache/airflow': 'Airflow',
  'apache/nifi': 'NiFi',
  'argoproj/argocd': 'Argo CD',
  'argoproj/argocli': 'Argo Workflows',
  'cloudnativelabs/kube-ops-view': 'kube-ops-view',
  'grafana/grafana': 'Grafana',
  'hashicorp/consul': 'Consul',
  'headlamp-k8s/headlamp': 'Headlamp',
  'jaegertracing/all-in-one': 'Jaeger',
  'jaegertracing/jaeger-query': 'Jaeger',
  'jenkins/jenkins': 'Jenkins',
  'jupyterhub/jupyterhub': 'JupyterHub',
  'kubernetesui/dashboard': 'the Kubernetes Dashboard',
  'kubernetesui/dashboard-web': 'the Kubernetes Dashboard',
  'longhornio/longhorn-ui': 'Longhorn',
  'minio/minio': 'MinIO',
  'mlflow/mlflow': 'MLflow',
  'ollama/ollama': 'Ollama',
  'portainer/portainer-ce': 'Portainer',
  'prom/alertmanager': 'Alertmanager',
  'prom/prometheus': 'Prometheus',
  'prometheus/alertmanager': 'Alertmanager',
  'prometheus/prometheus': 'Prometheus',
  'rancher/rancher': 'Rancher',
  'rayproject/ray': 'Ray',
  'rediscommander/redis-commander': 'Redis Commander',
  'vllm/vllm-openai': 'vLLM',
  'weaveworks/scope': 'Weave Scope',
})

const open: ReadonlySet<string> = new Set(
  `cloudnativelabs/kube-ops-view hashicorp/consul jaegertracing/all-in-one jaegertracing/jaeger-query
  longhornio/longhorn-ui mlflow/mlflow ollama/ollama prom/alertmanager prom/prometheus prometheus/alertmanager
  prometheus/prometheus rayproject/ray rediscommander/redis-commander vllm/vllm-openai weaveworks/scope`.split(/\s+/),
)
